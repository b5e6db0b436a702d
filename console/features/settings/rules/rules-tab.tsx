import { useQuery } from '@tanstack/react-query'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Tag } from '../../../kit/chip.tsx'
import { Field } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import { Failure, PageLoading } from '../../../kit/states.tsx'
import { CapsSection } from './caps-section.tsx'
import { QuietSection } from './quiet-section.tsx'
import { RetentionSection } from './retention-section.tsx'
import { type ContactRules, packIds, packOf, rulesQuery } from './rules-api.ts'
import { useRulesChange } from './use-rules-change.ts'

/** When and how often customers may be reached: the law of the land, quiet hours, caps. */
export function RulesTab() {
  const { t } = useWords()
  const canChange = useScope('consents:manage')
  const query = useQuery(rulesQuery)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const rules = query.data
  return (
    <div className="flex flex-col gap-6">
      <p className="max-w-160 text-text-2">{t('rules.intro')}</p>
      <PackSection rules={rules} canChange={canChange} />
      {/* What was saved, or taken back, fills the form anew. */}
      <QuietSection key={JSON.stringify(rules)} rules={rules} canChange={canChange} />
      <CapsSection canChange={canChange} />
      <RetentionSection canChange={canChange} />
    </div>
  )
}

function PackSection({ rules, canChange }: { rules: ContactRules; canChange: boolean }) {
  const { t, language } = useWords()
  const change = useRulesChange(rules)
  const { pack } = rules
  return (
    <section className="max-w-160">
      <h2 className="flex flex-wrap items-center gap-2 text-16 font-strong">
        {t('pack.title', { name: pack.name[language] })}
        <Tag>{t('pack.version', { version: pack.version })}</Tag>
      </h2>
      <p className="mt-1 text-text-2">{t('pack.text')}</p>
      <ul aria-label={t('pack.law')} className="mt-2 list-inside list-disc text-text-2">
        {pack.law.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {canChange && (
        <div className="mt-4 max-w-90">
          <Field
            label={t('pack.choose')}
            hint={t('pack.chooseHint')}
            error={change.isError ? change.error.message || t('error.unreachableHint') : undefined}
          >
            {({ id }) => (
              <Select
                id={id}
                look="field"
                label={t('pack.choose')}
                value={packOf(rules)}
                options={packIds.map((each) => ({ value: each, label: t(`packName.${each}`) }))}
                onChange={(next) => next !== pack.id && change.mutate({ pack: next })}
              />
            )}
          </Field>
        </div>
      )}
    </section>
  )
}
