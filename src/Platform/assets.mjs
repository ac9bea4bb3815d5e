// Fills wwwroot/lib: the ES modules of the browser packages, and one style sheet out of wwwroot/css.
// Run by Browser.targets after `npm ci`; nothing here ends up in the repository.
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const lib = join(here, "wwwroot", "lib");

/** Package file → the name it is served under. */
const modules = {
  "@hotwired/turbo/dist/turbo.es2017-esm.js": "turbo.js",
  "sortablejs/modular/sortable.esm.js": "sortable.js",
};

/** The layers decide what wins, so only their own declaration must come first; every other sheet of the folder is served without being named. */
const first = "layers.css";
const last = ["forced.css", "print.css"]; // they correct what others drew
const sheets = [first, ...(await readdir(join(here, "wwwroot", "css"))).filter(name => name.endsWith(".css") && name !== first && !last.includes(name)).sort(), ...last];

await mkdir(lib, { recursive: true });
for (const [from, to] of Object.entries(modules)) {
  await copyFile(join(here, "node_modules", from), join(lib, to));
}

const css = await Promise.all(sheets.map(name => readFile(join(here, "wwwroot", "css", name), "utf8")));
await writeFile(join(lib, "steward.css"), css.join("\n"));
