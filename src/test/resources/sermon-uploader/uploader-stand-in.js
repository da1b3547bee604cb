// A stand-in for the sermon uploader and the MinIO beside it. What is wrong with a release stands, as words, in the file
// CONTROL/VERSION, which is read again and again: so a test makes a release bad, and another one is not touched by that.
//
//   down             every request is answered by 503
//   ill              the health endpoint answers, and says that it is not well
//   no-minio         MinIO is not well
//   errors=N         every Nth request fails
//   slow=MS          requests take so long
//   uploads=N        every Nth upload fails
//   cpu              all of the processor that it may have
//   memory=MB        so much memory is held, and used
//   disk=MB          so much is written into the folder DISK
//   crash=MS         it ends so long after its start
"use strict";
const fs = require("fs");
const http = require("http");
const { Worker } = require("worker_threads");

const { NAME, VERSION, PORT, CONTROL, DISK } = process.env;
const BOUNDS = [0.1, 0.5, 1, 2.5, 5, 10];
const buckets = BOUNDS.map(() => 0);
const counts = { requests: 0, errors: 0, uploads: 0, uploads_failed: 0 };
let sum = 0;
let begun = 0;
let wrong = {};
let spinning = false;
let written = false;
const held = [];

function look() {
  let text = "";
  try {
    text = fs.readFileSync(`${CONTROL}/${VERSION}`, "utf8");
  } catch {
    // nothing is wrong
  }
  wrong = Object.fromEntries(text.split(/\s+/).filter(Boolean).map((each) => each.split("=")));
  if ("crash" in wrong) setTimeout(() => process.exit(3), Number(wrong.crash));
  if ("cpu" in wrong && !spinning) {
    spinning = true;
    new Worker("for (;;);", { eval: true });
  }
  if ("memory" in wrong && held.length === 0) {
    for (let i = 0; i < Number(wrong.memory); i++) held.push(Buffer.alloc(1024 * 1024, 1));
  }
  if ("disk" in wrong && !written) {
    written = true;
    fs.writeFileSync(`${DISK}/sermons`, Buffer.alloc(Number(wrong.disk) * 1024 * 1024, 1));
  }
}

const every = (word, count) => word in wrong && count % Number(wrong[word]) === 0;

function measured(status, began) {
  const seconds = (performance.now() - began) / 1000;
  BOUNDS.forEach((bound, i) => (buckets[i] += seconds <= bound ? 1 : 0));
  sum += seconds;
  counts.requests += 1;
  if (status >= 500) counts.errors += 1;
}

function metrics() {
  const lines = Object.entries(counts).map(([name, n]) => `sermon_uploader_${name}_total ${n}`);
  const name = "sermon_uploader_request_duration_seconds";
  lines.push(`# TYPE ${name} histogram`);
  BOUNDS.forEach((bound, i) => lines.push(`${name}_bucket{le="${bound}"} ${buckets[i]}`));
  lines.push(`${name}_bucket{le="+Inf"} ${counts.requests}`, `${name}_sum ${sum}`, `${name}_count ${counts.requests}`);
  return lines.join("\n") + "\n";
}

function answer(request, response) {
  const say = (status, body) => {
    response.writeHead(status, { "Content-Type": "text/plain" });
    response.end(body);
  };
  if (request.url === "/metrics") return say(200, metrics());
  if ("down" in wrong) return say(503, "down");
  if (request.url === "/minio/health/live") return say("no-minio" in wrong ? 503 : 200, "");
  if (request.url === "/api/health") {
    return say(200, JSON.stringify({ status: "ill" in wrong ? "error" : "ok", name: NAME, version: VERSION }));
  }
  const began = performance.now();
  begun += 1;
  const status = every("errors", begun) ? 500 : 200;
  setTimeout(() => {
    measured(status, began);
    if (request.url !== "/api/upload") return say(status, VERSION);
    counts.uploads += 1;
    const lost = every("uploads", counts.uploads);
    counts.uploads_failed += lost ? 1 : 0;
    return say(lost ? 422 : status, VERSION);
  }, Number(wrong.slow ?? 0));
}

look();
setInterval(look, 200);
process.on("SIGTERM", () => process.exit(0));
http.createServer(answer).listen(Number(PORT), "127.0.0.1");
