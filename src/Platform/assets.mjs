// Fills wwwroot/lib: the ES modules of the browser packages, and one style sheet out of wwwroot/css.
// Run by Browser.targets after `npm ci`; nothing here ends up in the repository.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lib = join(here, "wwwroot", "lib");

/** Package file → the name it is served under. */
const modules = {
  "@hotwired/turbo/dist/turbo.es2017-esm.js": "turbo.js",
  "sortablejs/modular/sortable.esm.js": "sortable.js",
};

/** Order matters only for the first file, which declares the layers. */
const sheets = [
  "layers", "tokens", "base", "layout", "shell", "peek", "button", "field", "table", "chip", "mark", "avatar",
  "panel", "dialog", "menu", "notice", "tabs", "board", "timeline", "composer", "portal", "charts", "design-page", "forced", "print",
];

await mkdir(lib, { recursive: true });
for (const [from, to] of Object.entries(modules)) {
  await copyFile(join(here, "node_modules", from), join(lib, to));
}

const css = await Promise.all(sheets.map(name => readFile(join(here, "wwwroot", "css", `${name}.css`), "utf8")));
await writeFile(join(lib, "steward.css"), css.join("\n"));
