import { useNavigate, useSearch } from '@tanstack/react-router'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { SidePanel } from '../../../kit/dialog.tsx'
import type { Finding } from '../model.ts'
import { FindingRow } from './finding-row.tsx'
import { findFix } from './fixes.ts'
import { usePlaceName } from './place-name.ts'
import { useStudio } from './studio.ts'

const severities = ['error', 'warning', 'advice'] as const

/** Everything the linter found, beside the message: where, what, and the cure, by one key where there is one. */
export function FindingsPanel() {
  const { t } = useWords()
  const { trial } = useStudio()
  const { side } = useSearch({ from: '/shell/content/$id' })
  const navigate = useNavigate({ from: '/content/$id' })
  const close = (): void =>
    void navigate({ search: (before) => ({ ...before, side: undefined }), replace: true })
  const findings = trial?.findings ?? []
  return (
    <SidePanel isOpen={side === 'findings'} onClose={close} title={t('content.findings')}>
      {findings.length === 0 && <p className="text-text-2">{t('content.noFindings')}</p>}
      {severities.map((severity) => {
        const group = findings.filter((one) => one.severity === severity)
        if (group.length === 0) return null
        return (
          <section key={severity} className="mb-5">
            <h2 className="mb-1 text-12 font-strong text-text-2">{t(`content.severity.${severity}`)}</h2>
            <ul className="flex flex-col">
              {group.map((one) => (
                <li
                  key={one.place + one.code + one.what}
                  className="border-line border-t py-2.5 first:border-t-0"
                >
                  <PlacedFinding finding={one} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </SidePanel>
  )
}

function PlacedFinding({ finding }: { finding: Finding }) {
  const { t } = useWords()
  const { change, isLocked, trial, isStale, brand, document } = useStudio()
  const nameOfPlace = usePlaceName()
  const fix = trial === null ? null : findFix(finding, { trial, brand: brand.kit, document })
  return (
    <>
      <div className="mb-0.5 text-12 text-text-3">{nameOfPlace(finding.place)}</div>
      <FindingRow finding={finding} />
      {fix !== null && !isLocked && (
        <Button size="sm" className="mt-1.5" disabled={isStale} onClick={() => change('', fix.apply)}>
          {t(fix.label)}
        </Button>
      )}
    </>
  )
}
