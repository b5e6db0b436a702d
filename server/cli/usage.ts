import type { Bilingual } from '@splot/contract/language'
import type { CommandDef } from 'citty'

/** The command line was typed wrong, and what would be right. Ends with exit code 2. */
export class UsageError extends Error {
  readonly problem: Bilingual
  constructor(problem: Bilingual) {
    super(problem.en)
    this.name = 'UsageError'
    this.problem = problem
  }
}

/** In the reader's language; in both where that is unknown. */
export function say({ pl, en }: Bilingual, language: 'pl' | 'en' | null): string {
  if (language !== null) return language === 'pl' ? pl : en
  return pl === en ? pl : `${en}\n${pl}`
}

interface Options {
  [name: string]: { type?: string; options?: readonly string[]; required?: boolean }
}

/**
 * Checks a command line against the commands there are, before any of them runs: citty lets unknown options pass and
 * tells the rest in English, with a stack.
 * @throws UsageError
 */
export function checkUsage(command: CommandDef, words: readonly string[]): void {
  let here = command
  const path: string[] = []
  let at = 0
  for (; isGroup(here); at++) {
    const word = words[at] ?? ''
    const next = here.subCommands[word]
    if (next === undefined) throw explainCommand([...path, word].join(' ').trim(), command)
    path.push(word)
    here = next
  }
  checkOptions(path.join(' '), (here.args ?? {}) as Options, words.slice(at))
}

function isGroup(command: CommandDef): command is CommandDef & { subCommands: Record<string, CommandDef> } {
  return command.subCommands !== undefined
}

function listCommands(command: CommandDef, path = ''): string[] {
  if (!isGroup(command)) return [path]
  return Object.entries(command.subCommands).flatMap(([name, one]) =>
    listCommands(one, `${path} ${name}`.trim()),
  )
}

function explainCommand(typed: string, root: CommandDef): UsageError {
  const list = listCommands(root).join(', ')
  return new UsageError(
    typed === ''
      ? { en: `Name a command: ${list}.`, pl: `Podaj polecenie: ${list}.` }
      : {
          en: `There is no command "${typed}". There are: ${list}.`,
          pl: `Nie ma polecenia „${typed}”. Są: ${list}.`,
        },
  )
}

function checkOptions(path: string, options: Options, words: readonly string[]): void {
  const given = new Set<string>()
  const loose = Object.keys(options).find((name) => options[name]?.type === 'positional')
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (loose !== undefined && !word.startsWith('-')) {
      given.add(loose)
      continue
    }
    const [, name = '', , inline] = /^--?([^=]+)(=(.*))?$/s.exec(word) ?? []
    const option = options[name]
    if (option === undefined) throw explainOption(path, word, options)
    given.add(name)
    if (option.type === 'boolean') continue
    const value = inline ?? words[++at]
    if (value === undefined || value === '' || (inline === undefined && value.startsWith('--')))
      throw new UsageError({ en: `--${name} needs a value.`, pl: `--${name} wymaga wartości.` })
    if (option.options && !option.options.includes(value)) throw explainValue(name, value, option.options)
  }
  for (const [name, { required, options: choices }] of Object.entries(options))
    if (required && !given.has(name)) throw explainMissing(path, name, choices ?? [])
}

function explainOption(path: string, word: string, options: Options): UsageError {
  const names = Object.keys(options).map((name) => `--${name}`)
  const known =
    names.length > 0
      ? { en: `It knows ${names.join(', ')}.`, pl: `Zna ${names.join(', ')}.` }
      : {
          en: 'It takes none; settings are environment variables, see docs/configuration.md.',
          pl: 'Nie przyjmuje żadnych; ustawienia to zmienne środowiskowe, zob. docs/configuration.md.',
        }
  return new UsageError({
    en: `"splot ${path}" does not know "${word}". ${known.en}`,
    pl: `„splot ${path}” nie zna „${word}”. ${known.pl}`,
  })
}

const explainValue = (name: string, value: string, choices: readonly string[]) =>
  new UsageError({
    en: `--${name} must be ${choices.join(' or ')}; it is "${value}".`,
    pl: `--${name} musi być ${choices.join(' albo ')}; jest „${value}”.`,
  })

function explainMissing(path: string, name: string, choices: readonly string[]): UsageError {
  const form = choices.length > 0 ? ` ${choices.join('|')}` : ''
  return new UsageError({
    en: `--${name} is missing: splot ${path} --${name}${form}`,
    pl: `Brakuje --${name}: splot ${path} --${name}${form}`,
  })
}
