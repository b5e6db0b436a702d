import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { nodes } from '../app.ts'
import { journeyFile, runScene, specFile } from '../modules/journey/index.ts'
import { UsageError } from './usage.ts'

/** Reads a file somebody wrote by hand. @throws UsageError with the place of the first fault */
function read<S extends z.ZodType>(file: string, shape: S): z.output<S> {
  let input: unknown
  try {
    input = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new UsageError({ pl: `Nie można odczytać ${file}: ${why}`, en: `${file} cannot be read: ${why}` })
  }
  const found = shape.safeParse(input)
  if (found.success) return found.data
  const [issue] = found.error.issues
  const place = `${file}: ${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`
  throw new UsageError({ pl: `Popraw to miejsce: ${place}`, en: `Mend this place: ${place}` })
}

/** Plays the scenes of these files without a server. @returns whether all came out as they should */
export function testJourneys(files: readonly string[], say: (line: string) => void): boolean {
  const shelf = new Map(nodes.map((one) => [one.id, one]))
  let failed = 0
  for (const file of files) {
    const { journey, scenes } = read(file, specFile)
    const { name, graph } = read(resolve(dirname(file), journey), journeyFile)
    say(name)
    for (const scene of scenes) {
      const faults = runScene(graph, scene, shelf)
      say(`  ${faults.length === 0 ? '✓' : '×'} ${scene.name}`)
      for (const one of faults) say(`      ${one}`)
      if (faults.length > 0) failed++
    }
  }
  return failed === 0
}
