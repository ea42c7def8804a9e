// Generates src/api/schema.d.ts from the contract; while the contract has no session yet, from the session part alone.
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const contract = '../openapi.yaml';
const source = readFileSync(contract, 'utf8').includes('/api/session:') ? contract : 'session.openapi.yaml';
execFileSync('npx', ['openapi-typescript', source, '-o', 'src/api/schema.d.ts'], { stdio: 'inherit' });
