// The engine: MicroPython, and the package's own files, unmodified. Text in, text out.
import { loadMicroPython } from "../engine/micropython.mjs";

const started = start();

async function start() {
  const [python, files] = await Promise.all([
    loadMicroPython({ heapsize: 16 * 1024 * 1024 }),
    fetch(new URL("convdocs.json", import.meta.url)).then((reply) => reply.json()),
  ]);
  for (const [path, text] of Object.entries(files)) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!python.FS.analyzePath(`/${folder}`).exists) python.FS.mkdirTree(`/${folder}`);
    python.FS.writeFile(`/${path}`, text);
  }
  python.runPython("import sys\nsys.path.insert(0, '/')\nfrom convdocs.lab import respond");
  return python.globals.get("respond");
}

onmessage = async ({ data: { number, tool, query, lang } }) => {
  try {
    postMessage({ number, reply: (await started)(tool, query, lang) });
  } catch (error) {
    console.warn(error);
    postMessage({ number, failed: true });
  }
};
