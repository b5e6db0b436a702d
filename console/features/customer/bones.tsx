import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'

/** The customer page before its answer: the same places, empty. */
export function CustomerBones() {
  const { t } = useWords()
  return (
    <div
      role="status"
      aria-label={t('state.loading')}
      className="h-full md:grid md:grid-cols-[272px_minmax(0,1fr)] xl:grid-cols-[272px_minmax(0,1fr)_336px]"
    >
      <div className="flex flex-col gap-4 border-r p-5">
        <div className="flex gap-3">
          <Bone className="size-12" />
          <div className="flex flex-col gap-2">
            <Bone className="h-5 w-32" />
            <Bone className="h-4 w-24" />
          </div>
        </div>
        <Bone className="h-7 w-28" />
        {['w-44', 'w-36', 'w-40', 'w-32'].map((width) => (
          <Bone key={width} className={`h-4 ${width}`} />
        ))}
      </div>
      <div className="hidden flex-col gap-7 bg-surface p-5 pl-[392px] md:flex">
        {['w-64', 'w-48', 'w-72', 'w-56', 'w-60', 'w-44'].map((width) => (
          <Bone key={width} className={`h-4 ${width}`} />
        ))}
      </div>
      <div className="hidden border-l p-5 xl:block">
        <Bone className="h-32 w-full" />
      </div>
    </div>
  )
}
