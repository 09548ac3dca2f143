// What `electron <folder>` runs inside the development runtime, whose own loader was dropped with its resources.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) throw new Error('electron <folder>: no folder was given');

const folder = resolve(given);
const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(about.productName ?? about.name);
app.setVersion(about.version);
app.setAppPath(folder);
require(join(folder, about.main));
