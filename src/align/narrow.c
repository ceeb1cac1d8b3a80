/* Of cepstra c with the covariance C, bands are H c + noise; given some of the bands b, the likeliest c
 * is C H' (H C H' + N)^-1 b, with the rows of H for these. Means do not matter: they are removed
 * later. */
#include "narrow.h"

#include <math.h>
#include <string.h>

/* Variance of a band's logarithm that cepstra do not explain. Of .03 to .1 any is as good; .01 makes
 * too much of little, 1 too little. */
#define NOISE 0.05

#define N FRONTEND_CEPSTRA
#define M FRONTEND_BANDS

/* Of the static cepstra, over all Gaussians. */
static void
measure_spread (const AcousticModel *model, double spread[N][N])
{
  const double n = (double) model->n_phones * MODEL_DENSITIES;
  double mean[N] = { 0 };

  memset (spread, 0, N * sizeof *spread);
  for (guint phone = 0; phone < model->n_phones; phone++) {
    const float *rows = model->gaussians
        + (gsize) phone * MODEL_STREAMS * MODEL_ROWS * MODEL_DENSITIES;

    for (guint k = 0; k < MODEL_DENSITIES; k++) {
      double at[N];

      for (guint i = 0; i < N; i++) {
        double variance = -0.5 / rows[i * MODEL_DENSITIES + k];

        at[i] = rows[(N + i) * MODEL_DENSITIES + k] * variance;
        mean[i] += at[i] / n;
        spread[i][i] += variance / n;
      }
      for (guint i = 0; i < N; i++)
        for (guint j = 0; j < N; j++)
          spread[i][j] += at[i] * at[j] / n;
    }
  }
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < N; j++)
      spread[i][j] -= mean[i] * mean[j];
}

/* L of L L' = @matrix, in its place (Cholesky): symmetric, positive definite by NOISE. */
static void
factorise (double matrix[M][M], guint n)
{
  for (guint j = 0; j < n; j++)
    for (guint i = j; i < n; i++) {
      double sum = matrix[i][j];

      for (guint k = 0; k < j; k++)
        sum -= matrix[i][k] * matrix[j][k];
      matrix[i][j] = i == j ? sqrt (sum) : sum / matrix[j][j];
    }
}

/* @vector becomes the x of L L' x = @vector. */
static void
solve (double lower[M][M], guint n, double *vector)
{
  for (guint i = 0; i < n; i++) {
    for (guint k = 0; k < i; k++)
      vector[i] -= lower[i][k] * vector[k];
    vector[i] /= lower[i][i];
  }
  for (guint i = n; i-- > 0;) {
    for (guint k = i + 1; k < n; k++)
      vector[i] -= lower[k][i] * vector[k];
    vector[i] /= lower[i][i];
  }
}

void
narrow_make_transform (const AcousticModel *model, guint n_bands, FrontendTransform *transform)
{
  float inverse[M][N];
  double spread[N][N], heard[N][M] = { 0 }, matrix[M][M];

  measure_spread (model, spread);
  frontend_get_inverse (inverse);
  for (guint i = 0; i < N; i++)
    for (guint k = 0; k < n_bands; k++)
      for (guint j = 0; j < N; j++)
        heard[i][k] += spread[i][j] * inverse[k][j];
  for (guint i = 0; i < n_bands; i++)
    for (guint k = 0; k < n_bands; k++) {
      matrix[i][k] = i == k ? NOISE : 0;
      for (guint j = 0; j < N; j++)
        matrix[i][k] += inverse[i][j] * heard[j][k];
    }
  factorise (matrix, n_bands);
  for (guint i = 0; i < N; i++) {
    solve (matrix, n_bands, heard[i]);
    for (guint k = 0; k < M; k++)
      transform->rows[i][k] = (float) heard[i][k];
  }
}
