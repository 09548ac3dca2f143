import { histories } from './histories';
const [short = '100', long = '0', controls = '20'] = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const t = performance.now();
for (const p of await histories({ short: Number(short), long: Number(long), controls: Number(controls) })) { console.log(JSON.stringify({ ...p, failures: p.failures.length }, null, 1)); for (const f of p.failures) console.log(f.slice(0, 5000)); }
console.log(Math.round(performance.now() - t), 'ms');
process.exit(0);
