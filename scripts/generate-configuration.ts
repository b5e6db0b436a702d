import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { options } from '../server/config.ts'

/** docs/configuration.md, made from the option table. */
export function renderConfiguration(): string {
  const rows = Object.values(options).map((option) => {
    const fallback =
      option.fallback === null
        ? '–'
        : option.fallback === true
          ? 'on'
          : option.fallback === false
            ? 'off'
            : typeof option.fallback === 'object' && !Array.isArray(option.fallback)
              ? '–'
              : Array.isArray(option.fallback)
                ? option.fallback.join(', ') || '–'
                : option.fallback
    return `| \`${option.env}\` | ${option.form.en} | \`${fallback}\` | ${option.what.en} | ${option.what.pl} |`
  })
  return [
    '# Configuration',
    '',
    'Made from `server/config.ts` by `npm run generate`. Every option is an environment variable; all are checked at the start, all faults are named at once.',
    '',
    '| name | form | default | what it does | co robi |',
    '|--|--|--|--|--|',
    ...rows,
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(fileURLToPath(new URL('../docs/configuration.md', import.meta.url)), renderConfiguration())
