"""Autoencoders of the tiny picture pipelines."""

from typing import Any

import torch
from diffusers import (
    AutoencoderKL,
)


def deep(widths: list[int], **details: Any) -> Any:
    """Halves the sides with each width after the first."""
    torch.manual_seed(0)
    return AutoencoderKL(
        block_out_channels=widths,
        down_block_types=["DownEncoderBlock2D"] * len(widths),
        up_block_types=["UpDecoderBlock2D"] * len(widths),
        sample_size=32,
        **details,
    )


def plain(channels: int) -> Any:
    """One width, and none of the convolutions around the latents."""
    torch.manual_seed(0)
    return AutoencoderKL(
        sample_size=32,
        block_out_channels=(4,),
        layers_per_block=1,
        latent_channels=channels,
        norm_num_groups=1,
        use_quant_conv=False,
        use_post_quant_conv=False,
        shift_factor=0.0609,
        scaling_factor=1.5035,
    )
