// Prints the questions of a GIFT file as JSON, or where it is not understood.
const { readFileSync } = require("node:fs");
const { parse } = require("gift-pegjs");

try {
  process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[2], "utf-8"))));
} catch (fault) {
  console.error(fault.message, JSON.stringify(fault.location && fault.location.start));
  process.exit(1);
}
