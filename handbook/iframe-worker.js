// A page that is opened from a folder may not start a worker, and the search needs one. There, a
// hidden frame does the worker's work. With a server, nothing here is used.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      this.inside = this.frame.contentWindow;
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = this.inside.document.createElement("script");
      script.src = address;
      script.onload = () => this.begin();
      script.onerror = () => this.dispatchEvent(new ErrorEvent("error", { message: address }));
      this.inside.document.body.append(script);
    }

    begin() {
      const waiting = this.waiting;
      this.waiting = undefined;
      waiting.forEach((data) => this.postMessage(data));
    }

    postMessage(data) {
      if (this.waiting) this.waiting.push(data);
      else this.inside.dispatchEvent(new this.inside.MessageEvent("message", { data }));
    }
  };
}
