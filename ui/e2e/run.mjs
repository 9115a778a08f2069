// Runs the browser tests against a real server with the made-up company, and against recorded answers for
// states that a real server reaches only rarely. One line a test, and a last line that sums up:
//   node e2e/run.mjs [WORD]      only tests whose name contains WORD
//   TEST_ADDRESS=http://…/#/enter?token=…   a server that runs already

import { tests as accessibility } from './accessibility.mjs';
import { tests as acme } from './acme.mjs';
import { tests as behaviour } from './behaviour.mjs';
import { launch } from './browser.mjs';
import { tests as corpus } from './corpus.mjs';
import { startDemo } from './demo.mjs';
import { tests as detections } from './detections.mjs';
import { tests as evidence } from './evidence.mjs';
import { tests as findings } from './findings.mjs';
import { tests as hostile } from './hostile.mjs';
import { tests as keyboard } from './keyboard.mjs';
import { tests as matrix } from './matrix.mjs';
import { tests as posture } from './posture.mjs';
import { serve } from './recorded/server.mjs';
import { tests as reviews } from './reviews.mjs';
import { tests as scenes } from './scenes.mjs';
import { tests as states } from './states.mjs';
import { tests as subject } from './subject.mjs';

const only = process.argv[2];
const recorded = await serve(0);
const browser = await launch();
const demo = await startDemo(browser);
const world = { browser, recorded: `http://127.0.0.1:${recorded.port}`, demo };
let passed = 0;
let failed = 0;

const suites = [
  states,
  subject,
  matrix,
  posture,
  evidence,
  findings,
  behaviour,
  detections,
  keyboard,
  hostile,
  acme,
  scenes,
  reviews,
  corpus,
  accessibility,
];
for (const [name, test] of suites.flat()) {
  if (only && !name.includes(only)) continue;
  const from = performance.now();
  try {
    await test(world);
    passed += 1;
    console.log(`  ok    ${name} (${Math.round(performance.now() - from)} ms)`);
  } catch (failure) {
    failed += 1;
    console.log(`  FAIL  ${name}\n${String(failure?.stack ?? failure).replace(/^/gm, '        ')}`);
  }
}

await browser.close();
recorded.close();
await demo.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
