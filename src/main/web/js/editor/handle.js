// A handle beside the block under the pointer: to drag it elsewhere, or with a press to select it. Whoever has no
// pointer moves blocks by Alt and the arrows, and the toolbar.
import { NodeSelection, Plugin } from 'prosemirror-state';
import { el, t } from './page.js';

class Handle {
  constructor(view) {
    Object.assign(this, { view, pos: null });
    this.grip = el('div', { class: 'ed-grip', draggable: 'true', title: t('grip'), 'aria-hidden': 'true', hidden: true }, '⠿');
    this.grip.addEventListener('mousedown', () => this.select());
    this.grip.addEventListener('click', () => view.focus());
    this.grip.addEventListener('dragstart', event => this.drag(event));
    // Dropped or not: what is dragged next is something else.
    this.grip.addEventListener('dragend', () => { this.view.dragging = null });
    view.dom.parentNode.append(this.grip);
    this.moved = event => this.over(event);
    view.dom.parentNode.addEventListener('mousemove', this.moved);
    view.dom.parentNode.addEventListener('mouseleave', () => { this.grip.hidden = true });
  }

  /** The outermost block at the height of the pointer. */
  over({ clientY, buttons }) {
    if (buttons) return;
    const { dom } = this.view, frame = dom.getBoundingClientRect();
    const at = this.view.posAtCoords({ left: frame.left + frame.width / 2, top: clientY });
    if (!at) return;
    const $at = this.view.state.doc.resolve(at.inside >= 0 ? at.inside : at.pos);
    const pos = $at.depth ? $at.before(1) : $at.nodeAfter ? $at.pos : null;
    const block = pos === null ? null : this.view.nodeDOM(pos);
    if (!block?.getBoundingClientRect) return;
    this.pos = pos;
    this.grip.hidden = false;
    this.grip.style.insetBlockStart = `${block.getBoundingClientRect().top - dom.parentNode.getBoundingClientRect().top}px`;
  }

  select() {
    const { state } = this.view;
    if (this.pos !== null && state.doc.nodeAt(this.pos)) this.view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, this.pos)));
  }

  drag(event) {
    this.select();
    const slice = this.view.state.selection.content();
    const { dom, text } = this.view.serializeForClipboard(slice);
    event.dataTransfer.setData('text/html', dom.innerHTML);
    event.dataTransfer.setData('text/plain', text);
    event.dataTransfer.effectAllowed = 'copyMove';
    const block = this.view.nodeDOM(this.pos);
    if (block) event.dataTransfer.setDragImage(block, 0, 0);
    this.view.dragging = { slice, move: true, node: this.view.state.selection };
  }

  update() { if (!this.grip.hidden) this.grip.hidden = true }
  destroy() { this.grip.remove() }
}

export const handle = () => new Plugin({ view: view => new Handle(view) });
