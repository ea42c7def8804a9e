import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '@/i18n/format';
import { Button, Dialog, ErrorState, say } from '@/ui';
import type { FileFacts } from './api';
import { between, inTheMiddle, MOST_BOXES, moved, sized, STEP, type Box } from './boxes';
import { useBlackenPicture } from './publicCopiesApi';

type Hold =
  | { how: 'draw'; from: { x: number; y: number } }
  | { how: 'move' | 'size'; at: number; last: { x: number; y: number } };

/** Black boxes are laid over a picture, by pointer or by keys; the server makes the copy from them. */
export function BlackenDialog({
  file,
  onClose,
  onMade,
}: {
  file: FileFacts;
  onClose: () => void;
  onMade: () => void;
}) {
  const { t } = useTranslation('public-copies');
  const blacken = useBlackenPicture();
  const stage = useRef<HTMLDivElement>(null);
  const [boxes, setBoxes] = useState<Box[]>([]);
  const [hold, setHold] = useState<Hold | null>(null);
  const [drawn, setDrawn] = useState<Box | null>(null);
  const [fresh, setFresh] = useState(-1);
  const [unreadable, setUnreadable] = useState(false);
  const full = boxes.length >= MOST_BOXES;
  const change = (at: number, to: (box: Box) => Box) =>
    setBoxes((all) => all.map((box, n) => (n === at ? to(box) : box)));
  const drop = (at: number) => {
    setBoxes((all) => all.filter((_, n) => n !== at));
    stage.current?.focus();
  };
  const add = (box: Box) => {
    setBoxes([...boxes, box]);
    setFresh(boxes.length);
  };
  useEffect(() => {
    if (fresh >= 0) stage.current?.querySelectorAll<HTMLElement>('.reg-box')[fresh]?.focus();
  }, [fresh]);

  const share = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = (stage.current as HTMLDivElement).getBoundingClientRect();
    const within = (value: number) => Math.min(1, Math.max(0, value));
    return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
  };
  const take = (event: PointerEvent, next: Hold) => {
    event.stopPropagation();
    stage.current?.setPointerCapture(event.pointerId);
    setHold(next);
  };
  const drag = (event: PointerEvent) => {
    if (!hold) return;
    const now = share(event);
    if (hold.how === 'draw') return setDrawn(between(hold.from, now));
    const [dx, dy] = [now.x - hold.last.x, now.y - hold.last.y];
    change(hold.at, (box) => (hold.how === 'move' ? moved(box, dx, dy) : sized(box, dx, dy)));
    setHold({ ...hold, last: now });
  };
  const letGo = () => {
    if (hold?.how === 'draw' && drawn && !full) add(drawn);
    setDrawn(null);
    setHold(null);
  };
  const keys = (event: KeyboardEvent, at: number) => {
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow) {
      const [dx = 0, dy = 0] = arrow.map((way) => way * STEP);
      change(at, (box) => (event.shiftKey ? sized(box, dx, dy) : moved(box, dx, dy)));
    } else if (event.key === 'Delete' || event.key === 'Backspace') drop(at);
    else return;
    event.preventDefault();
  };
  const place = ({ x, y, width, height }: Box) => ({
    left: `${x * 100}%`,
    top: `${y * 100}%`,
    width: `${width * 100}%`,
    height: `${height * 100}%`,
  });

  return (
    <Dialog opened onClose={onClose} title={t('blacken.title')} size="xl">
      <div className="k-stack">
        <p>{t('blacken.more')}</p>
        <div
          ref={stage}
          className="reg-stage"
          role="group"
          aria-label={t('blacken.stage', { count: boxes.length })}
          tabIndex={-1}
          onPointerDown={(event) => !full && take(event, { how: 'draw', from: share(event) })}
          onPointerMove={drag}
          onPointerUp={letGo}
          onPointerCancel={letGo}
        >
          <img
            src={`/api/files/${file.id}`}
            alt={file.name}
            draggable={false}
            onError={() => setUnreadable(true)}
          />
          {boxes.map((box, at) => (
            <button
              key={at}
              type="button"
              className="reg-box"
              style={place(box)}
              aria-label={t('blacken.box', {
                number: at + 1,
                left: percent(box.x, 0),
                top: percent(box.y, 0),
                width: percent(box.width, 0),
                height: percent(box.height, 0),
              })}
              onKeyDown={(event) => keys(event, at)}
              onPointerDown={(event) => take(event, { how: 'move', at, last: share(event) })}
            >
              {at + 1}
              <span
                aria-hidden="true"
                onPointerDown={(event) => take(event, { how: 'size', at, last: share(event) })}
              />
            </button>
          ))}
          {drawn && <span className="reg-box" style={place(drawn)} aria-hidden="true" />}
        </div>
        {unreadable && <p className="reg-wrong">{t('blacken.unreadable')}</p>}
        <div className="k-acts">
          <Button size="sm" disabled={full} onClick={() => add(inTheMiddle())}>
            {t('blacken.add')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            disabled={boxes.length === 0}
            onClick={() => drop(boxes.length - 1)}
          >
            {t('blacken.drop-last')}
          </Button>
        </div>
        <p className="reg-quiet">{t('blacken.keys')}</p>
        {blacken.error && <ErrorState error={blacken.error} />}
        <div className="k-form-acts">
          <Button
            variant="filled"
            disabled={boxes.length === 0}
            loading={blacken.isPending}
            onClick={() =>
              blacken.mutate(
                { path: { id: file.id }, body: { boxes } },
                {
                  onSuccess: () => {
                    say(t('made'));
                    onMade();
                  },
                },
              )
            }
          >
            {t('blacken.make', { count: boxes.length })}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('blacken.leave')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
