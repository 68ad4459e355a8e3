// The engine: MicroPython, and the package's own files, unmodified. Text in, text out.
import { loadMicroPython } from "../engine/micropython.min.mjs";

class NotLoaded extends Error {} // a file that did not come, as when there is no connection

const started = start();
const tools = new Map(); // tool: a promise that its files are in place
let respond;

async function got(path) {
  const address = new URL(path, import.meta.url);
  const reply = await fetch(address).catch((error) => { throw new NotLoaded(`${error}`); });
  if (!reply.ok) throw new NotLoaded(`${reply.status} ${address}`);
  return reply;
}

async function start() {
  const packed = await got("../engine/micropython.wasm.zz");
  const stream = packed.body.pipeThrough(new DecompressionStream("deflate"));
  const wasm = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
  const whole = await wasm.blob().catch((error) => { throw new NotLoaded(`${error}`); });
  return loadMicroPython({ heapsize: 0x1000000, url: URL.createObjectURL(whole) });
}

async function load(tool) {
  const reply = await got(`${tool}.json`);
  const [python, files] = await Promise.all([started, reply.json().catch((error) => { throw new NotLoaded(`${error}`); })]);
  for (const [path, text] of Object.entries(files)) {
    python.FS.mkdirTree(`/${path.slice(0, path.lastIndexOf("/"))}`);
    if (!python.FS.analyzePath(`/${path}`).exists) python.FS.writeFile(`/${path}`, text);
  }
  if (!respond) python.runPython("import sys\nsys.path.insert(0, '/')\nfrom convdocs.lab.reply import respond");
  python.runPython(`from convdocs.lab import tools\ntools.room('${tool}')`);
  respond ??= python.globals.get("respond");
}

/** What went wrong, as the page says it: files that did not come, no memory left, or a fault of ours. */
function told(error) {
  console.warn(error);
  const last = `${error?.message ?? error}`.trim().split("\n").pop();
  if (error instanceof NotLoaded) postMessage({ failed: "failed" });
  else if (error instanceof RangeError || last.startsWith("MemoryError")) postMessage({ failed: "large" });
  else postMessage({ failed: "broken", text: last });
}

onmessage = async ({ data: { tool, query, lang } }) => {
  try {
    if (!tools.has(tool)) tools.set(tool, load(tool));
    await tools.get(tool);
    postMessage({ ready: true });
    if (query !== undefined) postMessage({ reply: respond(tool, query, lang) });
  } catch (error) {
    told(error);
  }
};
