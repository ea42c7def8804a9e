import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api';
import { Choice, Facts, Page, Sheet, usePreferences } from '@/ui';
import { usePreferring } from './api';
import { ChangePasswordForm } from './ChangePasswordForm';

export function ProfilePage() {
  const { t } = useTranslation('access');
  const { account, units } = useSession();
  const first = units[0];
  const { theme, fontScale, language } = usePreferences();
  const prefer = usePreferring();
  const [changed, setChanged] = useState(0);
  return (
    <Page
      title={t('profile.title')}
      sentence={
        first
          ? t('profile.sentence', {
              count: units.length,
              role: first.roleName.toLocaleLowerCase('vi'),
              unit: first.unitName,
            })
          : t('profile.sentence-none')
      }
      more={t('profile.more')}
    >
      <div className="k-grid">
        <div className="k-stack k-wide7">
          <Sheet title={t('look.title')} sub={t('look.sub')}>
            <div className="k-form">
              <Choice
                legend={t('look.theme')}
                value={theme}
                onChange={(value) => prefer({ theme: value })}
                options={[
                  { value: 'light', words: t('look.light') },
                  { value: 'dark', words: t('look.dark') },
                  { value: 'contrast', words: t('look.contrast') },
                ]}
              />
              <Choice
                legend={t('look.font')}
                value={fontScale}
                onChange={(value) => prefer({ fontScale: value })}
                options={[
                  { value: 'small', words: t('look.small') },
                  { value: 'normal', words: t('look.normal') },
                  { value: 'large', words: t('look.large') },
                ]}
              />
              <Choice
                legend={t('look.language')}
                value={language}
                onChange={(value) => prefer({ language: value })}
                options={[
                  { value: 'vi', words: 'Tiếng Việt' },
                  { value: 'en', words: 'English' },
                ]}
              />
            </div>
          </Sheet>
          <Sheet title={t('password-change.title')} sub={t('password-change.sub')}>
            <ChangePasswordForm key={changed} onChanged={() => setChanged((times) => times + 1)} />
          </Sheet>
        </div>
        <Sheet className="k-wide5" title={account.displayName} sub={account.title ?? undefined}>
          <Facts
            facts={[
              [t('profile.account'), account.userName],
              ...units.map(({ roleName, unitName }): [string, string] => [roleName, unitName]),
            ]}
          />
        </Sheet>
      </div>
    </Page>
  );
}
