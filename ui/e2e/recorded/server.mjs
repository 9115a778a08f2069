// Serves ui/dist under the product's content security policy and answers the API from a recorded week.
// It exists for states that a real server reaches only rarely, and for looking at the screens alone.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import * as answers from './answers.mjs';
import { week } from './events.mjs';
import { others } from './others.mjs';

const DIST = join(import.meta.dirname, '../../dist');
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export function serve(port, extra = []) {
  const now = Date.now();
  const events = [...extra, ...week(now)];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    try {
      if (url.pathname.startsWith('/api/v1/')) api(request, response, url, events, now);
      else file(response, url.pathname);
    } catch (mistake) {
      problem(
        response,
        mistake.errors ? 400 : 500,
        mistake.errors ? 'The query cannot be read' : 'Internal',
        mistake.message,
        mistake.errors,
      );
    }
  });
  return new Promise((listening) => {
    server.listen(port, '127.0.0.1', () =>
      listening({ port: server.address().port, close: () => server.close() }),
    );
  });
}

function api(request, response, url, events, now) {
  const path = url.pathname.slice('/api/v1'.length);
  const asked = Object.fromEntries(url.searchParams);
  const id = /^\/events\/(\d+\.\d+)(\/raw|\/proof)?$/.exec(path);
  if (path === '/events') return json(response, answers.page(events, asked, now));
  if (path === '/events/facets') return json(response, answers.facets(events, asked, now));
  if (path === '/events/histogram') return json(response, answers.histogram(events, asked, now));
  if (path === '/events/values') return json(response, answers.values(events, asked, now));
  if (path === '/query/keys') return json(response, answers.keys());
  if (path === '/events/tail') return tail(request, response, events);
  if (id?.[2] === '/raw')
    return json(response, {
      text: JSON.stringify(events.find((e) => e.id === id[1])),
      content_type: 'application/json',
    });
  if (id && !id[2]) {
    const found = answers.detail(events, id[1]);
    return found
      ? json(response, found)
      : problem(response, 404, 'No such event', 'There is no event with this id.');
  }
  if (path === '/integrity/verify') return verify(response);
  if (/^\/sources\/.*\/live$/.test(path)) return tail(request, response, events);
  const other = others(path, request.method, asked, events, now);
  return other
    ? json(response, other)
    : problem(response, 404, 'Not found', `Nothing is recorded for ${path}.`);
}

function tail(request, response, events) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  let n = 0;
  const timer = setInterval(() => {
    const at = new Date().toISOString();
    const event = { ...events[n % events.length], id: `${100_000 + n}.0`, time: at, received: at };
    response.write(`event: event\ndata: ${JSON.stringify(event)}\n\n`);
    response.write('event: rate\ndata: {"per_second":3.3,"dropped":0}\n\n');
    n += 1;
  }, 300);
  request.on('close', () => clearInterval(timer));
}

function verify(response) {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  response.end(
    '{"finished":false,"total":90001}\n{"finished":true,"total":90001,"ok":true,"result":"ok","records":90001,"findings":[]}\n',
  );
}

function json(response, body) {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

function problem(response, status, title, detail, errors) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: 'about:blank', title, status, detail, errors }));
}

function file(response, path) {
  const wanted = join(DIST, normalize(path));
  const found =
    wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : join(DIST, 'index.html');
  response.writeHead(200, {
    'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
  });
  createReadStream(found).pipe(response);
}

if (process.argv[1] === import.meta.filename) {
  const { port } = await serve(Number(process.argv[2] ?? 7070));
  console.log(`http://127.0.0.1:${port}/`);
}
