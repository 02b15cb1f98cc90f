// The original copies files as clones where the disk can do that, and has to be compiled. Node's own copy does otherwise.
exports.cp = require('node:fs/promises').cp;
