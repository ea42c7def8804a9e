import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A dialog over the page. Without `onClose` it stays until it is answered. */
export function Dialog({
  opened,
  onClose,
  title,
  size,
  className,
  children,
}: {
  opened: boolean;
  onClose?: () => void;
  title: string;
  size?: string;
  className?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose ?? (() => undefined)}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={onClose !== undefined}
      lockScroll={false}
      centered
      radius={10}
      size={size}
      className={className}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* A second banner otherwise: the dialog's role takes its header out of the section. */}
        <Modal.Header role="presentation">
          <Modal.Title>{title}</Modal.Title>
          {onClose && <Modal.CloseButton aria-label={t('close')} />}
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
