/** Speech needs no more; half the memory of the usual rate. */
const SAMPLE_RATE = 24_000;

/** Plays sound that was decoded whole. The decoded samples are let go of by `close`. */
export class SoundPlayer {
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  #sound: AudioBuffer | null;
  #source: AudioBufferSourceNode | null = null;
  #offset = 0;
  #startedAt = 0;

  private constructor(context: AudioContext, sound: AudioBuffer) {
    this.#context = context;
    this.#sound = sound;
    this.#gain = context.createGain();
    this.#gain.connect(context.destination);
  }

  /** Rejects when the browser cannot decode the bytes. The bytes cannot be used afterwards. */
  static async decode(bytes: Uint8Array<ArrayBuffer>): Promise<SoundPlayer> {
    const context = new AudioContext({ sampleRate: SAMPLE_RATE });
    try {
      return new SoundPlayer(context, await context.decodeAudioData(bytes.buffer.slice(0)));
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  get seconds(): number {
    return this.#sound?.duration ?? 0;
  }

  isPlaying(): boolean {
    return this.#source !== null;
  }

  at(): number {
    const played = this.#source === null ? 0 : this.#context.currentTime - this.#startedAt;
    return Math.min(this.seconds, this.#offset + played);
  }

  play(): void {
    if (this.#sound === null || this.#source !== null) return;
    if (this.#offset >= this.seconds) this.#offset = 0;
    void this.#context.resume();
    const source = this.#context.createBufferSource();
    source.buffer = this.#sound;
    source.connect(this.#gain);
    source.onended = () => {
      if (this.#source === source) this.pause();
    };
    source.start(0, this.#offset);
    this.#source = source;
    this.#startedAt = this.#context.currentTime;
  }

  pause(): void {
    this.#offset = this.at();
    const source = this.#source;
    this.#source = null;
    source?.stop();
  }

  moveTo(seconds: number): void {
    const wasPlaying = this.isPlaying();
    this.pause();
    this.#offset = Math.max(0, Math.min(this.seconds, seconds));
    if (wasPlaying) this.play();
  }

  setVolume(volume: number): void {
    this.#gain.gain.value = volume;
  }

  close(): void {
    this.pause();
    this.#sound = null;
    void this.#context.close();
  }
}
