import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Select } from '../../kit/select.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { type Wording, wordingsQuery } from './consent-api.ts'
import { wordChannel } from './consent-words.ts'
import { Diff } from './diff.tsx'
import { usePurposeName } from './use-purpose-name.ts'
import { WordingDialog } from './wording-dialog.tsx'
import { type Family, groupWordings, type Version } from './wordings.ts'

/** The words a yes is given to: Polish and English side by side, every version as it was. */
export function WordingsTab() {
  const { t } = useWords()
  const query = useQuery(wordingsQuery)
  const canChange = useScope('consents:manage')
  const [edited, setEdited] = useState<Family | 'new' | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const families = groupWordings(query.data.items)
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <p className="max-w-160 text-text-2">{t('wordings.text')}</p>
        {canChange && (
          <Button tone="primary" icon={Plus} onClick={() => setEdited('new')}>
            {t('wordings.add')}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-4">
        {families.map((family) => (
          <WordingCard key={family.id} family={family} onEdit={canChange ? () => setEdited(family) : null} />
        ))}
      </ul>
      {edited !== null && (
        <WordingDialog family={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function WordingCard({ family, onEdit }: { family: Family; onEdit: (() => void) | null }) {
  const { t, format } = useWords()
  const purposeName = usePurposeName()
  const latest = family.versions[0]
  const [shown, setShown] = useState<number | null>(null)
  const version = family.versions.find((one) => one.version === shown) ?? latest
  const before = family.versions.find((one) => one.version < (version?.version ?? 0)) ?? null
  if (version === undefined) return null
  return (
    <li className="rounded-card border border-line bg-canvas p-4">
      <header className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="font-strong">
          {purposeName(family.purpose)}, {wordChannel(family.channel, t)}
        </h2>
        <code className="font-mono text-12 text-text-3">{family.id}</code>
        <span className="ml-auto flex items-center gap-2">
          {version === latest ? (
            <Tag tone="ok">{t('wordings.inForce')}</Tag>
          ) : (
            <Tag>{t('wordings.past')}</Tag>
          )}
          <Select
            label={t('wordings.version')}
            value={String(version.version)}
            options={family.versions.map((one) => ({
              value: String(one.version),
              label: t('wordings.versionOf', { version: one.version }),
            }))}
            onChange={(next) => setShown(Number(next))}
          />
          {onEdit !== null && (
            <Button size="sm" onClick={onEdit}>
              {t('wordings.newVersion')}
            </Button>
          )}
        </span>
      </header>
      <div className="grid gap-4 md:grid-cols-2">
        {(['pl', 'en'] as const).map((language) => (
          <VersionText key={language} language={language} version={version} before={before} />
        ))}
      </div>
      <p className="mt-3 text-12 text-text-3">
        {version.createdAt === null
          ? t('wordings.ofPack')
          : t('wordings.made', { date: format.dateTime(version.createdAt), name: version.createdBy ?? '' })}
        {version.noticeVersion !== null && ` · ${t('wordings.notice', { version: version.noticeVersion })}`}
      </p>
    </li>
  )
}

interface TextProps {
  language: Wording['language']
  version: Version
  before: Version | null
}

function VersionText({ language, version, before }: TextProps) {
  const { t } = useWords()
  const text = version.text[language] ?? ''
  const old = before?.text[language] ?? null
  return (
    <div lang={language}>
      <h3 className="mb-1 text-12 font-medium text-text-2">
        {t(language === 'pl' ? 'wordings.inPolish' : 'wordings.inEnglish')}
      </h3>
      <p className="whitespace-pre-wrap rounded-control border border-line bg-surface p-3">
        {old === null || old === text ? text : <Diff before={old} after={text} />}
      </p>
    </div>
  )
}
