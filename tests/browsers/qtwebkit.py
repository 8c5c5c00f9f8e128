"""A page in QtWebKit, driven by lines of JSON. It runs in Debian's own Python, not in ours."""

import json
import sys

from PyQt5.QtCore import QEventLoop, QPoint, Qt, QTimer, QUrl
from PyQt5.QtTest import QTest
from PyQt5.QtWebKitWidgets import QWebView
from PyQt5.QtWidgets import QApplication

WAIT = 300  # milliseconds in which a page settles


def settle(view, start):
    """Do something that may lead to another page, and wait for it."""
    loop = QEventLoop()
    view.loadFinished.connect(lambda *_: QTimer.singleShot(WAIT, loop.quit))
    QTimer.singleShot(15000, loop.quit)
    start()
    loop.exec_()


def press(view, script):
    x, y = view.page().mainFrame().evaluateJavaScript(script)
    settle_soon = QEventLoop()
    QTest.mouseClick(view, Qt.LeftButton, Qt.NoModifier, QPoint(int(x), int(y)))
    QTimer.singleShot(1000, settle_soon.quit)
    settle_soon.exec_()


def main():
    app = QApplication(sys.argv[:1])
    view = QWebView()
    view.resize(int(sys.argv[1]), int(sys.argv[2]))
    view.show()
    for line in sys.stdin:
        command, text = json.loads(line)
        answer = None
        if command == "goto":
            settle(view, lambda text=text: view.load(QUrl(text)))
        elif command == "run":
            answer = view.page().mainFrame().evaluateJavaScript(text)
        else:
            press(view, text)
        print(json.dumps(answer), flush=True)
    del app


main()
