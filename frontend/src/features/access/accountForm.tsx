import { useTranslation } from 'react-i18next';
import { TextInput } from '@/ui';

export interface Person {
  displayName: string;
  title: string;
  email: string;
  phone: string;
}

export const orNothing = (text: string) => (text.trim() === '' ? null : text.trim());

/** Name, office and addresses: the same four fields when an account is made and when it is changed. */
export function PersonFields({
  person,
  onChange,
  wrong,
}: {
  person: Person;
  onChange: (person: Person) => void;
  wrong: Record<string, string>;
}) {
  const { t } = useTranslation('accounts');
  const field = (name: keyof Person) => ({
    value: person[name],
    error: wrong[name],
    autoComplete: 'off',
    maxLength: 200,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...person, [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput data-autofocus required label={t('display-name')} {...field('displayName')} />
      <TextInput label={t('office')} {...field('title')} />
      <TextInput label={t('email')} type="email" {...field('email')} />
      <TextInput label={t('phone')} type="tel" {...field('phone')} />
    </>
  );
}
