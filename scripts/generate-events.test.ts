import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateRegistry } from './generate-events.ts'
import { generateEventDocs } from './generate-events-docs.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

describe('generated from the contract', () => {
  it('the registry lists every event of the folder (npm run generate)', () => {
    expect(read('../contract/events/registry.gen.ts')).toBe(generateRegistry())
  })

  it('docs/events.md tells what the code says (npm run generate)', () => {
    expect(read('../docs/events.md')).toBe(generateEventDocs())
  })
})
