"""A parameter-free autoencoder: pixels folded into channels, 64 × 64 × 3 ↔ 16 × 16 × 48."""

from types import SimpleNamespace
from typing import Any

import torch
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.autoencoders.vae import DecoderOutput
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor
from torch.nn import functional

FOLD = 4


class PixelShuffleVAE(ModelMixin, ConfigMixin):  # type: ignore[misc]  # diffusers is untyped
    """Looks like `AutoencoderKL` to a pipeline, but only moves pixels: nothing is lost.

    Pixels lie in −1…1; the pipeline multiplies latents by `scaling_factor`, which brings drawn
    scenes to about unit variance. `block_out_channels` only tells pipelines the factor of 4.
    """

    @register_to_config  # type: ignore[untyped-decorator]
    def __init__(
        self,
        scaling_factor: float = 2.0,
        latent_channels: int = 48,
        block_out_channels: tuple[int, ...] = (1, 1, 1),
        force_upcast: bool = False,
    ) -> None:
        super().__init__()
        # A model without tensors has no dtype or device for a pipeline to ask about.
        self.register_buffer("anchor", torch.zeros(1))

    def encode(self, x: Tensor, return_dict: bool = True) -> Any:
        """Pixels B × 3 × H × W to latents B × 48 × H/4 × W/4; the distribution is a point."""
        latents = functional.pixel_unshuffle(x, FOLD)
        point = SimpleNamespace(sample=lambda generator=None: latents, mode=lambda: latents)
        return SimpleNamespace(latent_dist=point) if return_dict else (point,)

    def decode(self, z: Tensor, return_dict: bool = True, generator: Any = None) -> Any:
        """Latents back to pixels."""
        sample = functional.pixel_shuffle(z, FOLD)
        return DecoderOutput(sample=sample) if return_dict else (sample,)
