export interface Shape {
  readonly sides: number;
}
