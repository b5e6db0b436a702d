import { dirname, resolve } from 'node:path'
import type { Bilingual } from '@splot/contract/language'
import { nodes } from '../app.ts'
import { journeyFile, runScene, specFile } from '../modules/journey/index.ts'
import { readWrittenFile } from './written-file.ts'

/**
 * Plays the scenes of these files without a server. All are read first: nothing is half told.
 * @returns whether all came out as they should
 */
export function testJourneys(
  files: readonly string[],
  say: (line: string) => void,
  explain: (text: Bilingual) => string,
): boolean {
  const shelf = new Map(nodes.map((one) => [one.id, one]))
  const read = files.map((file) => {
    const { journey, scenes } = readWrittenFile(file, specFile)
    return { scenes, ...readWrittenFile(resolve(dirname(file), journey), journeyFile) }
  })
  let failed = 0
  for (const { name, graph, scenes } of read) {
    say(name)
    for (const scene of scenes) {
      const faults = runScene(graph, scene, shelf)
      say(`  ${faults.length === 0 ? '✓' : '×'} ${scene.name}`)
      for (const one of faults) say(`      ${explain(one)}`)
      if (faults.length > 0) failed++
    }
  }
  return failed === 0
}
