import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeServer } from '../server/reference.ts'
import { listRoutes } from './list-routes.ts'

/** docs/openapi.json: committed, so that a change of the API shows in the diff. */
export function renderOpenApi(): string {
  return `${JSON.stringify(describeServer(listRoutes()), null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(fileURLToPath(new URL('../docs/openapi.json', import.meta.url)), renderOpenApi())
