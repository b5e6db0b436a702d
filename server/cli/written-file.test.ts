import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { journeyFile, specFile } from '../modules/journey/index.ts'
import { UsageError } from './usage.ts'
import { readWrittenFile } from './written-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-written-'))
afterAll(() => rmSync(folder, { recursive: true }))

const put = (text: string): string => {
  writeFileSync(join(folder, 'one.json'), text)
  return 'one.json'
}

function complain(file: string, shape: Parameters<typeof readWrittenFile>[1] = specFile) {
  try {
    readWrittenFile(join(folder, file), shape)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const { pl, en } = error.problem
    return { pl: pl.replaceAll(`${folder}/`, ''), en: en.replaceAll(`${folder}/`, '') }
  }
  return null
}

const ofScene = (scene: string) => `{ "journey": "a.json", "scenes": [${scene}] }`

it('a file that is not there, is a folder or no JSON is named in plain words', () => {
  expect(complain('none.json')).toEqual({ pl: 'Nie ma pliku none.json.', en: 'There is no file none.json.' })
  expect(complain('.')?.pl).toMatch(/to katalog\. Podaj plik, który w nim leży\.$/)
  expect(complain('.')?.en).not.toMatch(/EISDIR/)
  expect(complain(put('{\n  "journey": oops\n}'))).toMatchObject({
    ...{ pl: expect.stringMatching(/^Plik one\.json nie jest zapisany w JSON/) },
    ...{ en: expect.stringMatching(/^The file one\.json is not JSON/) },
  })
})

it.each([
  [ofScene('{"then":{}}'), 'scenes[0].name: brakuje tej wartości', 'scenes[0].name: this is missing'],
  [
    ofScene('{"name":"a","then":{"endsAfter":"soon"}}'),
    'scenes[0].then.endsAfter: podaj czas',
    'give a time',
  ],
  [ofScene('{"name":"a","then":{},"who":1}'), 'scenes[0]: nieznane pole: who', 'unknown field: who'],
  [ofScene('{"name":7,"then":{}}'), 'scenes[0].name: ma tu być tekst', 'a text must stand here'],
  [JSON.stringify({ journey: 'a', scenes: [] }), 'scenes: za mało: co najmniej 1', 'too little: at least 1'],
  [
    ofScene('{"name":"a","given":{"reach":{"email":"perhaps"}},"then":{}}'),
    'scenes[0].given.reach.email: może tu być tylko: open,',
    'only these may stand here: open,',
  ],
  ['[]', 'ma tu być obiekt', 'an object must stand here'],
])('says where and what: %s', (text, pl, en) => {
  const told = complain(put(text))
  expect(told?.pl).toContain(pl)
  expect(told?.en).toContain(en)
  expect(told?.pl).toMatch(/^Popraw plik one\.json:.*\.$/)
  expect(told?.en).toMatch(/^Mend the file one\.json:.*\.$/)
})

it('hands on what a condition says of itself', () => {
  const goal = { kind: 'orders', measure: 'count', op: 'gte', value: 0, window: 'ever' }
  const told = complain(put(JSON.stringify({ name: 'A', graph: { goal } })), journeyFile)
  expect(told?.pl).toMatch(/graph\.goal: Ten próg nie odróżnia nikogo od nikogo\.$/)
})
