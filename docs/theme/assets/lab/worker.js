// The engine: MicroPython, and the package's own files, unmodified. Text in, text out.
import { loadMicroPython } from "../engine/micropython.min.mjs";

const started = start();
const tools = new Map(); // tool: a promise that its files are in place
let respond;

async function start() {
  const packed = await fetch(new URL("../engine/micropython.wasm.zz", import.meta.url));
  const stream = packed.body.pipeThrough(new DecompressionStream("deflate"));
  const wasm = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  const url = URL.createObjectURL(await wasm.blob());
  return loadMicroPython({ heapsize: 0x1000000, url });
}

async function load(tool) {
  const address = new URL(`${tool}.json`, import.meta.url);
  const [python, files] = await Promise.all([started, fetch(address).then((reply) => reply.json())]);
  for (const [path, text] of Object.entries(files)) {
    python.FS.mkdirTree(`/${path.slice(0, path.lastIndexOf("/"))}`);
    if (!python.FS.analyzePath(`/${path}`).exists) python.FS.writeFile(`/${path}`, text);
  }
  if (!respond) python.runPython("import sys\nsys.path.insert(0, '/')\nfrom convdocs.lab.reply import respond");
  python.runPython(`from convdocs.lab import tools\ntools.room('${tool}')`);
  respond ??= python.globals.get("respond");
}

function told(failed, error) {
  console.warn(error);
  postMessage({ failed });
}

onmessage = async ({ data: { tool, query, lang } }) => {
  try {
    if (!tools.has(tool)) tools.set(tool, load(tool));
    await tools.get(tool);
  } catch (error) {
    return told("failed", error);
  }
  postMessage({ ready: true });
  if (query === undefined) return; // it was only to be made ready
  try {
    postMessage({ reply: respond(tool, query, lang) });
  } catch (error) {
    told("slow", error);
  }
};
