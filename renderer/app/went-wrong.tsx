import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Starts afresh: locks, or shows the screen again. */
  readonly onRetry?: () => void;
  readonly onLock?: () => void;
  /** A new value shows the children again: the path of the screen. */
  readonly place?: string;
}

/** Catches a mistake of the program: says what happened, what is safe, what to do next; never what was on screen. */
export class WentWrong extends Component<
  Props,
  { readonly hasFailed: boolean; readonly place: string | undefined }
> {
  override state = { hasFailed: false, place: this.props.place };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(props: Props, state: { readonly place: string | undefined }) {
    return props.place === state.place ? null : { hasFailed: false, place: props.place };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    // Only the kind of mistake and the parts it passed through: messages may quote what a client said.
    console.error('A screen failed', error.name, info.componentStack ?? '');
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className="page went-wrong" role="alert">
        <h1>This screen could not be shown</h1>
        <p>
          A mistake in Casekeep stopped it. No record was changed by that, and what was saved is still saved.
        </p>
        <p>
          Drafts are kept up to the last pause in your typing. Show the screen again; if it fails again, lock
          and unlock.
        </p>
        <div className="page-actions">
          <Button
            onClick={() => {
              this.setState({ hasFailed: false });
              this.props.onRetry?.();
            }}
          >
            Show it again
          </Button>
          {this.props.onLock === undefined ? null : (
            <Button variant="default" onClick={this.props.onLock}>
              Lock now
            </Button>
          )}
        </div>
      </div>
    );
  }
}
