"""The autoencoder only moves pixels."""

import torch

from workers.backends.local.sketch.vae import PixelShuffleVAE


def test_what_goes_in_comes_out() -> None:
    vae = PixelShuffleVAE()
    pixels = torch.rand(2, 3, 64, 64) * 2 - 1
    latents = vae.encode(pixels).latent_dist.sample()
    assert latents.shape == (2, 48, 16, 16)
    assert torch.equal(vae.decode(latents).sample, pixels)
