import type { Condition } from '@splot/contract/segment/condition'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Bone } from '../../kit/states.tsx'
import { PersonLink } from './person-link.tsx'
import { previewQuery } from './segment-queries.ts'

/** While one edits: how many, what it says in words, and who some of them are. */
export function PreviewPanel({ condition }: { condition: Condition }) {
  const { t, format } = useWords()
  const query = useQuery(previewQuery(condition))
  const preview = query.data
  return (
    <aside aria-label={t('segments.preview')} className="min-w-0 lg:sticky lg:top-4 lg:self-start">
      <div className="rounded-card border border-line bg-canvas px-4 py-3">
        {query.isError ? (
          <p role="alert" className="text-danger">
            {query.error.message}
          </p>
        ) : preview === undefined ? (
          <Bone className="h-10 w-32" />
        ) : (
          <div aria-live="polite" className={query.isFetching ? 'opacity-70' : ''}>
            <p className="text-28 font-title">
              {preview.error > 0
                ? t('segments.about', { people: format.number(preview.people) })
                : format.number(preview.people)}
            </p>
            <p className="text-text-2">
              {t('segments.peopleOf', { count: preview.people, all: format.number(preview.customers) })}
            </p>
            {preview.error > 0 && (
              <p className="text-12 text-text-3">
                {t('segments.estimated', { error: format.number(preview.error) })}
              </p>
            )}
            <p className="mt-3 border-line border-t pt-3">{preview.sentence}</p>
          </div>
        )}
      </div>
      {preview !== undefined && preview.sample.length > 0 && (
        <div className="mt-3">
          <Section title={t('segments.someOfThem')}>
            <ul className="flex flex-col gap-1">
              {preview.sample.map((person) => (
                <li key={person.id}>
                  <PersonLink person={person} />
                </li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </aside>
  )
}
