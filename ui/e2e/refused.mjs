// Counts what a Kubernetes audit log says was refused, and to whom, by nothing but reading its lines:
//   node e2e/refused.mjs FILE[#MEMBER]…     member of each line that is the audit event
import { readFileSync } from 'node:fs';

const REFUSED = [401, 403];

/** How often each user was refused, by the tool's own name of the user. */
export function refused(files) {
  const times = new Map();
  const seen = new Set();
  for (const file of files) {
    const [path, member] = file.split('#');
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const event = member ? JSON.parse(line)[member] : JSON.parse(line);
      // A line that comes again whole tells nothing further; one that differs does.
      const told = JSON.stringify(event);
      if (!REFUSED.includes(event.responseStatus?.code) || seen.has(told)) continue;
      seen.add(told);
      times.set(event.user.username, (times.get(event.user.username) ?? 0) + 1);
    }
  }
  return times;
}

if (process.argv[1] === import.meta.filename) {
  for (const [user, count] of refused(process.argv.slice(2))) console.log(`${count}\t${user}`);
}
