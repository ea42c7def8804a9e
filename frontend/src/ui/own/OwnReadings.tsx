import type { ReactNode } from 'react';
import { OwnAnswerText } from './OwnAnswerText';
import type { OwnField, SaidAll } from './fields';

/** What else is said of one field: marks beside its label, notes under it, and what stands in place of its answer. */
export interface Beside {
  marks?: ReactNode;
  notes?: ReactNode;
  instead?: ReactNode;
}

/** A campaign's own fields as they read, under the labels they were asked under. */
export function OwnReadings({
  fields,
  answers,
  units,
  files,
  heading: Heading = 'h4',
  className,
  beside,
}: {
  fields: readonly OwnField[];
  answers: SaidAll;
  units?: Record<string, string>;
  files?: readonly { id: string; name: string }[];
  heading?: 'h3' | 'h4';
  className?: string;
  beside?: (field: OwnField) => Beside;
}) {
  return fields.map((field) => {
    const { code, label } = field;
    const { marks, notes, instead } = beside?.(field) ?? {};
    return (
      <article key={code} id={`doc-own-${code}`} className={className}>
        <Heading>
          {label} {marks}
        </Heading>
        {notes}
        {instead || <OwnAnswerText field={field} said={answers[code]} units={units} files={files} />}
      </article>
    );
  });
}
