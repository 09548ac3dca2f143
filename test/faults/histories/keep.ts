import { aTemplate, historiesFolder } from './template';
import { playsHistories } from './processes';
const f = await historiesFolder();
await playsHistories(f.path, await aTemplate(f.path));
console.log(f.path);
process.exit(0);
