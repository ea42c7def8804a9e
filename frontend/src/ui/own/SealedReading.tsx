import { useTranslation } from 'react-i18next';
import type { components } from '@/api';
import { OwnReadings } from './OwnReadings';
import type { SaidAll } from './fields';
import { writtenParts } from './parts';
import './own.css';

/** What a unit wrote, as it was sealed: the parts that are filled, then what the campaign asked beside them. */
export function SealedReading({
  parts,
  answers,
  heading: Heading = 'h3',
}: {
  parts: components['schemas']['FormParts'];
  answers?: components['schemas']['SealedAnswers'] | null;
  heading?: 'h3' | 'h4';
}) {
  const { t } = useTranslation('ownfields');
  return (
    <>
      {writtenParts.filter((part) => parts[part]).map((part) => (
        <article key={part}>
          <Heading>{t(`part.${part}`)}</Heading>
          <p className="own-text">{parts[part]}</p>
        </article>
      ))}
      {answers && (
        <>
          <OwnReadings
            heading={Heading}
            fields={answers.fields}
            answers={answers.answers as SaidAll}
            units={answers.names}
            files={Object.entries(answers.names).map(([id, name]) => ({ id, name }))}
          />
          {answers.formVersion > 1 && (
            <p className="own-quiet">{t('under-version', { version: answers.formVersion })}</p>
          )}
        </>
      )}
    </>
  );
}
