// Generates src/api/schema.d.ts from the contract; until the contract is on main, from the session part of it alone.
import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const source = existsSync('../openapi.yaml') ? '../openapi.yaml' : 'session.openapi.yaml';
execFileSync('npx', ['openapi-typescript', source, '-o', 'src/api/schema.d.ts'], { stdio: 'inherit' });
