import { useMutation } from '@tanstack/react-query'
import { useWords } from '../../../i18n/t.ts'
import { tell, tellFailure, tellWithUndo } from '../../../kit/tell.ts'
import { type ContactRules, packOf, putRules } from './rules-api.ts'

/** Saves what the pack and the quiet hours shall be, with the way back to what they were. */
export function useRulesChange(before: ContactRules) {
  const { t } = useWords()
  return useMutation({
    mutationFn: putRules,
    onSuccess: () =>
      tellWithUndo(t('rules.saved'), {
        label: t('action.undo'),
        run: () => {
          putRules({ pack: packOf(before), quiet: before.quiet })
            .then(() => tell(t('rules.undone')))
            .catch((error: Error) => tellFailure(error, t('error.title')))
        },
      }),
  })
}
