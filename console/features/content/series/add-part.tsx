import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { CreateContentReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Select } from '../../../kit/select.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import { emptyDocument } from '../model.ts'
import { contentQuery } from '../queries.ts'
import { nextDay, type Part } from './order.ts'

const blank = 'new'

/** One more part at the end: a new message, or one that is there. */
export function AddPart({
  parts,
  onChange,
}: {
  parts: readonly Part[]
  onChange: (parts: readonly Part[]) => void
}) {
  const { t, language } = useWords()
  const [chosen, setChosen] = useState(blank)
  const messages = useInfiniteQuery(contentQuery({ kind: 'message' }))
  const items = messages.data?.pages.flatMap((page) => page.items) ?? []
  const free = items.filter((one) => !parts.some(({ item }) => item.id === one.id))
  const make = useMutation({
    mutationFn: () =>
      request<CreateContentReply>('/api/v1/content', {
        method: 'POST',
        body: {
          kind: 'message',
          name: t('series.partName', { number: parts.length + 1 }),
          folder: parts[0]?.item.folder ?? '',
          document: emptyDocument(language),
        },
      }),
    onSuccess: (item) => add(item),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const add = (item: Part['item']): void => {
    onChange([...parts, { day: nextDay(parts), role: null, item }])
    setChosen(blank)
  }
  const found = free.find((one) => one.id === chosen)
  return (
    <div className="mt-4 flex max-w-200 flex-wrap items-center gap-2 pl-7">
      <Select<string>
        label={t('series.addWhat')}
        value={chosen}
        options={[
          { value: blank, label: t('series.newPart') },
          ...free.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={setChosen}
      />
      <Button
        icon={Plus}
        isBusy={make.isPending}
        onClick={() => (found === undefined ? make.mutate() : add(found))}
      >
        {t('series.add')}
      </Button>
    </div>
  )
}
