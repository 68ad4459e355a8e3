// Runs tests/portable/runner.py under MicroPython's WebAssembly build, on the package's own files.
// node run.mjs ENGINE.mjs PACKAGE_FOLDER RUNNER.py VECTORS RESULTS MODULE...
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [engine, folder, runner, vectors, results, ...modules] = process.argv.slice(2);
const { loadMicroPython } = await import(pathToFileURL(engine));
const python = await loadMicroPython({ heapsize: 64 * 1024 * 1024, stdout: console.log });
python.FS.mkdir("/convdocs");
for (const module of modules) {
  if (module.endsWith("/__init__.py")) python.FS.mkdir(`/convdocs/${path.dirname(module)}`);
  python.FS.writeFile(`/convdocs/${module}`, fs.readFileSync(path.join(folder, module)));
}
python.FS.writeFile("/runner.py", fs.readFileSync(runner));
python.FS.writeFile("/vectors", fs.readFileSync(vectors));
try {
  python.runPython("import sys\nsys.path.insert(0, '/')\nimport runner\nrunner.run('/vectors', '/results')");
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
fs.writeFileSync(results, python.FS.readFile("/results"));
process.exit(0);
