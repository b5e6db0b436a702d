import { useWords } from '../../i18n/t.ts'
import { Stat } from '../../kit/figures.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { ProgressBar } from '../campaigns/progress-bar.tsx'
import type { Import } from './import-queries.ts'

/** How far it is, and how long it will still take: rows are kept first, and become profiles behind that. */
export function Progress({ one }: { one: Import }) {
  const { t, format } = useWords()
  const { readBytes, rows, things, folded, secondsLeft } = one.progress
  const read = one.bytes === 0 ? 0 : readBytes / one.bytes
  const isStoring = one.state === 'running' || one.state === 'settling'
  return (
    <section aria-live="polite" className="flex flex-col gap-2">
      {one.state === 'undoing' && <ProgressBar share={0.5} label={t('imports.undoing')} />}
      {one.state === 'checking' && (
        <ProgressBar share={read} label={t('imports.checking', { rows: one.trial?.found.rows ?? 0 })} />
      )}
      {isStoring && <ProgressBar share={read} label={t('imports.running', { rows })} />}
      {isStoring && one.kind !== 'products' && (
        <ProgressBar
          share={things === 0 ? 0 : (read * folded) / things}
          label={t('imports.folding', { folded: format.number(folded), things: format.number(things) })}
        />
      )}
      {secondsLeft !== null && secondsLeft > 1 && (
        <p className="text-12 text-text-3">{t('imports.left', { time: format.span(secondsLeft * 1_000) })}</p>
      )}
      <p className="text-12 text-text-3">{t('imports.goesOn')}</p>
    </section>
  )
}

/** What the trial found: what a run would store, and what it would refuse. */
export function Trial({ trial }: { trial: NonNullable<Import['trial']> }) {
  const { t, format } = useWords()
  const { found, faults } = trial
  return (
    <section className="flex flex-col gap-4">
      <div>
        <h2 className="text-16 font-strong">{t('imports.trial')}</h2>
        <p className="text-text-2">{t('imports.trialText')}</p>
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Stat label={t('imports.rows')} value={format.number(found.rows)} />
        <Stat label={t('imports.good')} value={format.number(found.stored)} />
        <Stat label={t('imports.refused')} value={format.number(found.refused)} />
        {found.known !== null && (
          <Stat label={t('imports.known')} value={format.number(found.known)} note={t('imports.knownText')} />
        )}
      </div>
      <Faults faults={faults} />
    </section>
  )
}

/** What became of a file. */
export function Report({ one }: { one: Import }) {
  const { t, format } = useWords()
  const { rows, stored, refused, things } = one.progress
  return (
    <section className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Stat label={t('imports.rows')} value={format.number(rows)} />
        <Stat label={t('imports.stored')} value={format.number(stored)} />
        <Stat label={t('imports.refused')} value={format.number(refused)} />
        <Stat label={t(`imports.things.${one.kind}`)} value={format.number(things)} />
      </div>
      {one.state === 'undone' && (
        <p className="text-text-2">
          {t(one.kind === 'products' ? 'imports.undoneProducts' : 'imports.undoneText')}
        </p>
      )}
      <Faults faults={one.faults} />
    </section>
  )
}

function Faults({ faults }: { faults: Import['faults'] }) {
  const { t, format } = useWords()
  if (faults.length === 0) return null
  const columns = [
    { key: 'why', label: t('imports.why') },
    { key: 'column', label: t('imports.column') },
    { key: 'lines', label: t('imports.lines') },
    { key: 'rows', label: t('imports.many'), align: 'right' as const },
  ]
  return (
    <Table label={t('imports.refused')} columns={columns} isStacked>
      {faults.map((one) => (
        <tr key={`${one.says} ${one.column}`}>
          <Cell>{one.says}</Cell>
          <Cell label={t('imports.column')}>{one.column ?? '–'}</Cell>
          <Cell label={t('imports.lines')}>
            <span className="text-12 text-text-2">
              {one.lines.map((line) => format.number(line)).join(', ')}
              {one.rows > one.lines.length && '…'}
            </span>
          </Cell>
          <Cell label={t('imports.many')} align="right">
            {format.number(one.rows)}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
