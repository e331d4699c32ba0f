// Preloaded by every npm script, so it must parse on any Node: the project's TypeScript runs directly, which older ones refuse.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Relevo needs Node 24 and this is ${process.versions.node}: run "npm ci" again so that the project's own Node is installed, or install Node 24 from https://nodejs.org.`,
  );
  process.exit(1);
}

// What was compiled once, types stripped, is kept for the next start, which then takes half as long.
require('node:module').enableCompileCache(require('node:path').join(__dirname, '../node_modules/.cache/node'));
