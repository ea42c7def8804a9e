import { lazy, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Flaws } from '@/ui/own/check';
import { Button, SheetSkeleton, Steps } from '@/ui';
import type { Answer, Entry, Formed } from './entry';
import { AboutFields, PartField } from './PartField';
import { screens } from './parts';

const OwnFields = lazy(() => import('./OwnFields'));

export function FormSteps({ screen }: { screen: number }) {
  const { t } = useTranslation('registration');
  return (
    <div className="reg-form-steps">
      <Steps
        steps={screens.map(({ id }, at) => ({
          words: t(`screen.${id}`),
          state: at + 1 < screen ? 'done' : at + 1 === screen ? 'now' : 'next',
        }))}
      />
    </div>
  );
}

/** What one screen of the form asks. */
export function FormFields({
  view,
  entry,
  screen,
  flaws,
  locked,
  beside,
  onChange,
}: {
  view: Formed;
  entry: Entry;
  screen: number;
  flaws: Flaws;
  locked: (answer: Answer) => boolean;
  /** Stands beside this year's target. */
  beside?: ReactNode;
  onChange: (answer: Answer, text: string) => void;
}) {
  const { form } = view.campaign;
  if (screen === 1) return <AboutFields view={view} entry={entry} locked={locked} onChange={onChange} />;
  return (
    <>
      {(screens[screen - 1]?.parts ?? []).map((part) => (
        <PartField
          key={part}
          part={part}
          help={form.help?.find((one) => one.part === part)?.text}
          text={entry.parts[part as keyof Entry['parts']] ?? ''}
          required={form.required.includes(part)}
          locked={locked(part)}
          remarks={view.remarks.filter((remark) => remark.part === part).map(({ text }) => text)}
          beside={part === 'objectives' && beside}
          onChange={(text) => onChange(part, text)}
        />
      ))}
      {screen === screens.length && (form.fields?.length ?? 0) > 0 && (
        <Suspense fallback={<SheetSkeleton lines={4} />}>
          <OwnFields view={view} entry={entry} flaws={flaws} locked={locked} onChange={onChange} />
        </Suspense>
      )}
    </>
  );
}

export function Turning({ screen, onGo }: { screen: number; onGo: (to: number) => void }) {
  const { t } = useTranslation('registration');
  return (
    <div className="k-form-acts">
      {screen > 1 && <Button onClick={() => onGo(screen - 1)}>‹ {t('form.back')}</Button>}
      {screen < screens.length && (
        <Button variant="filled" onClick={() => onGo(screen + 1)}>
          {t('form.forward')}
        </Button>
      )}
    </div>
  );
}
