import { useWords } from '../../i18n/t.ts'
import { Code } from '../../kit/code.tsx'

/** A line for the DNS, each half ready to be copied into the provider's form. */
export function DnsRecord({ record }: { record: { name: string; type: string; value: string } }) {
  const { t } = useWords()
  const name = t('channels.recordName', { type: record.type })
  return (
    <dl className="flex flex-col gap-1 text-12 text-text-2">
      <dt>{name}</dt>
      <dd>
        <Code text={record.name} label={`${name} ${record.name}`} />
      </dd>
      <dt>{t('channels.recordValue')}</dt>
      <dd>
        <Code text={record.value} label={`${t('channels.recordValue')} ${record.name}`} />
      </dd>
    </dl>
  )
}
