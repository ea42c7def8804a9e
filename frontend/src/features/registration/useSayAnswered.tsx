import { useTranslation } from 'react-i18next';
import { say } from '@/ui';
import { useTakeBackAnswers } from './api';

/** Until then the unit has not been told; the server holds to two minutes. */
const SECONDS = 115;

/** Says what was answered, with the way back while nobody has been told of it. */
export function useSayAnswered() {
  const { t } = useTranslation('registration');
  const back = useTakeBackAnswers();
  return (words: string, items: { id: string; rowVersion: number }[]) =>
    say(`${words} ${t('undo.more')}`, {
      words: t('undo.act'),
      seconds: SECONDS,
      run: () =>
        back
          .mutateAsync({ body: { items: items.map(({ id, rowVersion }) => ({ id, rowVersion })) } })
          .then(() => say(t('undo.done', { count: items.length }))),
    });
}
